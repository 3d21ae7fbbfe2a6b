using System.Reflection;
using Portal.Audit;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin;

/// <summary>
/// Stands before every contract of the administrators' pages: no call reaches the code behind it before <see cref="AdminGate"/> let it.
/// What a call needs is said on the contract, by <see cref="ReadsAttribute"/> or <see cref="ChangesAttribute"/>; one that says neither is a bug.
/// </summary>
internal class AdminGuard<TContract> : DispatchProxy
    where TContract : class
{
    private static readonly MethodInfo Call = typeof(AdminGuard<TContract>).GetMethod(nameof(CallAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private TContract _guarded = null!;
    private AdminGate _gate = null!;

    public static TContract Around(TContract guarded, AdminGate gate)
    {
        var guard = Create<TContract, AdminGuard<TContract>>();
        var self = (AdminGuard<TContract>)(object)guard;
        (self._guarded, self._gate) = (guarded, gate);
        return guard;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.ReturnType.GenericTypeArguments[0].GenericTypeArguments[0];
        return Call.MakeGenericMethod(answer).Invoke(this, [targetMethod, args]);
    }

    private async Task<Allowed<T>> CallAsync<T>(MethodInfo method, object?[] args)
    {
        var changes = method.IsDefined(typeof(ChangesAttribute));
        if (!changes && !method.IsDefined(typeof(ReadsAttribute))) throw new InvalidOperationException($"{typeof(TContract).Name}.{method.Name} does not say who may call it.");

        var (origin, refusal) = await _gate.JudgeAsync(changes, (CancellationToken)args[^1]!);
        if (origin is null) return new(default, refusal);

        using var from = SecurityLog.DoneFrom(origin);
        return await (Task<Allowed<T>>)method.Invoke(_guarded, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null)!;
    }
}
