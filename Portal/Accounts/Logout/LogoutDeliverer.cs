using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.Logout;

/// <summary>Tells clients of logouts as long as the portal runs: at once when a session ends, and later those that could not be told.</summary>
internal sealed class LogoutDeliverer(LogoutDeliveries deliveries, OutboxBell<LogoutDelivery> bell, ILogger<LogoutDeliverer> log)
    : Deliverer<LogoutDelivery>(deliveries.DeliverDueAsync, bell, log);
