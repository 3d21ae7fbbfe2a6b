using Portal.Configuration;

namespace Portal.Interactions;

/// <summary>What every statically rendered page needs: the request that it answers, the installation's settings, and the time.</summary>
internal sealed class PageContext(IHttpContextAccessor accessor, PortalOptions settings, TimeProvider clock)
{
    public HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("Not within a request.");

    public PortalOptions Settings => settings;

    public DateTimeOffset Now => clock.GetUtcNow();
}
