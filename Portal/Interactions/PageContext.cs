using Portal.Configuration;
using Portal.Settings;

namespace Portal.Interactions;

/// <summary>What every statically rendered page needs: the request that it answers, the installation's settings, and the time.</summary>
internal sealed class PageContext(IHttpContextAccessor accessor, PortalOptions settings, LiveSettings live, TimeProvider clock)
{
    public HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("Not within a request.");

    public PortalOptions Settings => settings;

    /// <summary>Those that may change while the portal runs, as they are now.</summary>
    public RunTimeOptions Current => live.Now;

    public DateTimeOffset Now => clock.GetUtcNow();
}
