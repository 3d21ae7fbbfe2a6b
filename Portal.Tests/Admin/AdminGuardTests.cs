using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Admin;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Walks every call of the administrators' contracts as everybody who may and may not make it.</summary>
public sealed class AdminGuardTests
{
    private static readonly IReadOnlyList<Type> Contracts =
        [.. typeof(Allowed).Assembly.GetTypes().Where(type => type.IsInterface && type.Namespace == typeof(Allowed).Namespace)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Calls
    {
        get
        {
            var calls = new TheoryData<string, string>();
            foreach (var contract in Contracts)
            {
                foreach (var method in contract.GetMethods()) calls.Add(contract.Name, method.Name);
            }

            return calls;
        }
    }

    [Fact]
    public void Every_call_says_who_may_make_it_and_takes_a_cancellation_token_last()
    {
        var silent = Contracts.SelectMany(contract => contract.GetMethods())
            .Where(method => method.IsDefined(typeof(ReadsAttribute)) == method.IsDefined(typeof(ChangesAttribute))
                || method.GetParameters()[^1].ParameterType != typeof(CancellationToken)
                || !method.ReturnType.GenericTypeArguments[0].Name.StartsWith(nameof(Allowed), StringComparison.Ordinal))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Assert.NotEmpty(Contracts);
        Assert.Empty(silent);
    }

    [Fact]
    public async Task Nothing_behind_a_contract_can_be_reached_around_its_guard()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();

        foreach (var contract in Contracts)
            Assert.True(IsGuard(scope.ServiceProvider.GetRequiredService(contract).GetType(), contract), $"{contract.Name} has no guard.");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_is_made_for_nobody_else_than_those_who_may(string contract, string method)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Auditor, TestUsers.Admin);
        var type = Contracts.Single(type => type.Name == contract);
        var call = type.GetMethod(method)!;
        var changes = call.IsDefined(typeof(ChangesAttribute));

        Assert.Equal(AdminRefusal.Forbidden, await RefusalAsync(portal, TestUsers.Ada, type, call));
        Assert.Equal(changes ? AdminRefusal.Forbidden : null, await RefusalAsync(portal, TestUsers.Auditor, type, call));
        Assert.Null(await RefusalAsync(portal, TestUsers.Admin, type, call));
        Assert.Equal(changes ? AdminRefusal.ProveAgain : null, await RefusalAsync(portal, TestUsers.Admin, type, call, after: AdminGate.ProofLife + TimeSpan.FromSeconds(1)));
        Assert.Equal(AdminRefusal.Forbidden, await RefusalAsync(portal, TestUsers.Admin, type, call, meanwhile: db => db.UserRoles.ExecuteDeleteAsync(Cancel)));
        Assert.Equal(AdminRefusal.SignIn, await RefusalAsync(portal, TestUsers.Admin, type, call, meanwhile: db => db.Sessions.ExecuteDeleteAsync(Cancel)));
    }

    private static async Task<AdminRefusal?> RefusalAsync(
        TestPortal portal, TestUser who, Type contract, MethodInfo call, TimeSpan after = default, Func<PortalDbContext, Task<int>>? meanwhile = null)
    {
        using var browser = await portal.BrowserAsync(who);
        await using var circuit = await portal.CircuitAsync(browser);
        portal.Clock.Advance(after);
        if (meanwhile is not null) await portal.WithDataAsync(meanwhile);

        var task = (Task)call.Invoke(circuit.ServiceProvider.GetRequiredService(contract), [.. call.GetParameters().Select(Argument)])!;
        try
        {
            await task;
        }
        catch (Exception reached) when (reached is ArgumentException or NullReferenceException or InvalidOperationException)
        {
            // What this test passes means nothing to the code behind the guard; it was reached, and that is the answer.
            return null;
        }

        var allowed = task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task)!;
        return (AdminRefusal?)allowed.GetType().GetProperty(nameof(Allowed<>.Refusal))!.GetValue(allowed);
    }

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(CancellationToken) => Cancel,
        var type when type == typeof(string) => "nobody",
        var type when type.IsValueType => Activator.CreateInstance(type),
        _ => null,
    };

    private static bool IsGuard(Type type, Type contract) => type.BaseType == typeof(AdminGuard<>).MakeGenericType(contract);
}
