namespace Portal.E2E.Support;

/// <summary>A journey through the portal that tests share; its people are the test's own.</summary>
public abstract class SharedPortalJourney : Journey
{
    protected SharedPortalJourney(Chromium chromium, SharedPortal shared)
        : base(chromium) => Portal = Watched(shared.Portal);

    protected PortalInstallation Portal { get; }
}
