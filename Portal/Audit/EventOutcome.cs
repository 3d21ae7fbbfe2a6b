namespace Portal.Audit;

internal enum EventOutcome
{
    Succeeded,
    Failed,
}
