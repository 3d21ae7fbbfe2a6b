using Microsoft.AspNetCore.Http;
using Portal.Client.Contracts;

namespace Portal.Client.Components;

/// <summary>Addresses within the portal that carry on where a person is going.</summary>
internal static class LocalAddress
{
    public static string With(string path, Destination destination)
    {
        var query = new QueryString();
        if (!string.IsNullOrEmpty(destination.Request))
        {
            query = query.Add("request", destination.Request);
        }

        if (!string.IsNullOrEmpty(destination.Return))
        {
            query = query.Add("return", destination.Return);
        }

        return path + query;
    }
}
