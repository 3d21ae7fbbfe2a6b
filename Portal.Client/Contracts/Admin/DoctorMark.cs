namespace Portal.Client.Contracts.Admin;

/// <summary>What is to be thought of something that the doctor saw; the worse, the later.</summary>
public enum DoctorMark
{
    /// <summary>As it should be, or good to know.</summary>
    Well,

    /// <summary>Works, and may surprise somebody.</summary>
    Look,

    /// <summary>An app fails here.</summary>
    Wrong,
}
