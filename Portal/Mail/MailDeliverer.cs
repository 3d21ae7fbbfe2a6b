using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Mail;

/// <summary>Sends mail as long as the portal runs: at once when it is written, and later what could not be sent.</summary>
internal sealed class MailDeliverer(MailDeliveries deliveries, OutboxBell<MailDelivery> bell, ILogger<MailDeliverer> log)
    : Deliverer<MailDelivery>(deliveries.DeliverDueAsync, bell, log);
