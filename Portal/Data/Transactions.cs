namespace Portal.Data;

internal static class Transactions
{
    /// <summary>
    /// Does all of the work or none of it: joins the transaction that is under way, or makes one. On SQLite it takes the write lock at
    /// the start, so that what is read within cannot change before it is written.
    /// </summary>
    public static async Task<T> AtomicallyAsync<T>(this PortalDbContext db, Func<Task<T>> work, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not null) return await work();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var result = await work();
        await transaction.CommitAsync(cancel);
        return result;
    }

    public static Task AtomicallyAsync(this PortalDbContext db, Func<Task> work, CancellationToken cancel) =>
        db.AtomicallyAsync(
            async () =>
            {
                await work();
                return true;
            },
            cancel);
}
