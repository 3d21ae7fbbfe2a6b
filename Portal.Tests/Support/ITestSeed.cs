using Portal.Data;

namespace Portal.Tests.Support;

/// <summary>Something that is in the database before a portal under test answers its first request.</summary>
internal interface ITestSeed
{
    void AddTo(PortalDbContext db, DateTimeOffset now);
}
