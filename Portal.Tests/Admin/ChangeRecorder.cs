using System.Reflection;
using Portal.Client.Contracts.Admin;

namespace Portal.Tests.Admin;

/// <summary>Stands before a contract of the administrators' pages: lets what reads through, and writes down what would change something instead of doing it.</summary>
public class ChangeRecorder<TContract> : DispatchProxy
    where TContract : class
{
    private static readonly MethodInfo Refuse = typeof(ChangeRecorder<TContract>).GetMethod(nameof(Refused), BindingFlags.Static | BindingFlags.NonPublic)!;

    private TContract _behind = null!;
    private ISet<string> _tried = null!;

    internal static TContract Around(TContract behind, ISet<string> tried)
    {
        var recorder = Create<TContract, ChangeRecorder<TContract>>();
        var self = (ChangeRecorder<TContract>)(object)recorder;
        (self._behind, self._tried) = (behind, tried);
        return recorder;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var call = targetMethod!;
        if (!call.IsDefined(typeof(ChangesAttribute))) return call.Invoke(_behind, args);

        _tried.Add($"{typeof(TContract).Name}.{call.Name}");
        return Refuse.MakeGenericMethod(call.ReturnType.GenericTypeArguments[0].GenericTypeArguments[0]).Invoke(null, null);
    }

    private static Task<Allowed<T>> Refused<T>() => Task.FromResult(new Allowed<T>(default, AdminRefusal.Forbidden));
}
