using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Portal.Audit.Refusals;
using Portal.Client.Contracts;
using Portal.Client.Pages.Error;
using Portal.Client.Text;
using Portal.OpenId.Protocol;

namespace Portal.Hosting;

/// <summary>What is answered when the portal itself fails: never a stack trace. The log has it, under the id that the answer names.</summary>
internal static partial class Failures
{
    // Inside of Development's own exception page, which therefore never gets to show anything.
    public static IApplicationBuilder UseFailureAnswers(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = AnswerAsync,
        SuppressDiagnosticsCallback = IsClientsFault,
        // What draws pages draws one in a scope: where a page failed, the error page needs another.
        CreateScopeForErrors = true,
    });

    /// <summary>What administrators find: what it was and not what it said, which may be anything.</summary>
    public static OAuthError Own(int status, Exception? failure) =>
        new(ErrorCodes.ServerError, "The portal failed. Its log has more under this id.", status, failure?.GetType().Name);

    /// <summary>What somebody gets who sends more than a form can be.</summary>
    public static IResult TooLarge(HttpContext http) => Answer(http, StatusCodes.Status413PayloadTooLarge, RefusedRequests.IdOf(http));

    private static Task AnswerAsync(HttpContext http)
    {
        // The request's language ended where the failure came by.
        if (http.Features.Get<IRequestCultureFeature>() is { } spoken) CultureInfo.CurrentUICulture = spoken.RequestCulture.UICulture;
        // Kestrel's refusals (too large, malformed) are the client's fault and keep their status.
        var failure = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        var id = RefusedRequests.IdOf(http);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            http.RequestServices.GetRequiredService<RefusedRequests>().Note(id, Own(status, failure));
            LogAnswered(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Failures)), id, failure?.GetType().Name);
        }

        return Answer(http, status, id).ExecuteAsync(http);
    }

    private static bool IsClientsFault(ExceptionHandlerSuppressDiagnosticsContext context) => context.Exception is BadHttpRequestException;

    private static IResult Answer(HttpContext http, int status, string id)
    {
        var own = status >= StatusCodes.Status500InternalServerError;
        if (!WantedAnswer.IsPage(http.Request))
        {
            return TypedResults.Json(
                new { error = own ? "server_error" : "invalid_request", error_description = own ? $"Ask an administrator for {id}" : "The request cannot be read" },
                statusCode: status);
        }

        var view = own
            ? new ErrorView(Words.Of("Error.FailedTitle"), Words.Of("Error.FailedMessage"), null, null, id)
            : new ErrorView(Words.Of("Error.UnreadableTitle"), Words.Of("Error.UnreadableMessage"), null, null, id);
        return new RazorComponentResult<ErrorPage>(new { Error = view }) { StatusCode = status };
    }

    // The framework logs the failure itself, but not what it can be found by.
    [LoggerMessage(Level = LogLevel.Error, Message = "Error {ErrorId}: the failure above ({Failure}) was answered with this id")]
    private static partial void LogAnswered(ILogger log, string errorId, string? failure);
}
