namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>What came of telling a client that a session has ended. Back-Channel Logout §2.8</summary>
public enum BackChannelAnswer
{
    /// <summary>The client has signed the person out, or had nothing to do.</summary>
    Done,

    /// <summary>The client will not take this logout, however often it is told.</summary>
    Refused,

    /// <summary>The client could not be reached or could not do it now; later it may.</summary>
    Failed,
}
