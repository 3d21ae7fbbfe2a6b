namespace Portal.Client.Components;

/// <summary>The drawings, as SVG path data on a field of 24 by 24.</summary>
internal static class IconPaths
{
    public static string Of(IconName name) => name switch
    {
        IconName.Brand => "M12 3.2 19 5.8v5.7c0 4.2-2.8 7.5-7 9.3-4.2-1.8-7-5.1-7-9.3V5.8z M9 11.9l2.2 2.2 4-4.3",
        IconName.Passkey => "M10 12.2a4.1 4.1 0 1 0 0-8.2 4.1 4.1 0 0 0 0 8.2z M3 20c.4-3.6 3.3-5.6 7-5.6.9 0 1.8.1 2.6.4 M17.5 15.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2z M17.5 15.6v5.2 M17.5 18.6h1.6",
        IconName.SecurityKey => "M8.5 9.5h7v11h-7z M10 9.5v-6h4v6 M12 14.8v.1",
        IconName.Menu => "M4 7h16 M4 12h16 M4 17h16",
        IconName.Overview => "M4 11.5 12 4.5l8 7 M6.5 9.5V19.5h11V9.5",
        IconName.SignOut => "M10 4.5H5.5v15H10 M14 8l4 4-4 4 M18 12H10",
        IconName.Password => "M6 10.5h12v9H6z M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5",
        IconName.Session => "M4 5.5h16v11H4z M9 20h6",
        IconName.Language => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z M3.5 12h17 M12 3.5c2.4 2.3 3.6 5.1 3.6 8.5s-1.2 6.2-3.6 8.5c-2.4-2.3-3.6-5.1-3.6-8.5s1.2-6.2 3.6-8.5z",
        IconName.Apps => "M4.5 4.5h6v6h-6z M13.5 4.5h6v6h-6z M4.5 13.5h6v6h-6z M16.5 13.5v6 M13.5 16.5h6",
        IconName.Person => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4.5 20c.6-3.6 3.6-5.6 7.5-5.6s6.9 2 7.5 5.6",
        IconName.Token => "M8.5 7 3.5 12l5 5 M15.5 7l5 5-5 5 M13.5 5l-3 14",
        IconName.Activity => "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z M12 7.5V12l3 2",
        IconName.Data => "M5 6.5C5 5 8 4 12 4s7 1 7 2.5S16 9 12 9 5 8 5 6.5z M5 6.5v11C5 19 8 20 12 20s7-1 7-2.5v-11 M5 12c0 1.5 3 2.5 7 2.5s7-1 7-2.5",
        IconName.Clients => "M4 6h16v12H4z M4 10h16 M7 8v.1 M9.5 8v.1",
        IconName.Users => "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z M2.8 19.5c.5-3.2 3-5 6.2-5s5.7 1.8 6.2 5 M15.5 4.9a3.5 3.5 0 0 1 0 6.4 M17.5 14.8c2 .6 3.3 2.2 3.7 4.7",
        IconName.Scopes => "M12 4l8 4-8 4-8-4z M4 12l8 4 8-4 M4 16l8 4 8-4",
        IconName.Keys => "M8 15.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M12 11.5h8.5 M17 11.5v3.5 M20 11.5v2.5",
        IconName.Registrations => "M5 4.5h9l5 5v10H5z M14 4.5v5h5 M12 12v5 M9.5 14.5h5",
        IconName.Audit => "M6 4.5h12v15H6z M9 8.5h6 M9 12h6 M9 15.5h4",
        IconName.Settings => "M4 7h9 M17 7h3 M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4z M4 17h3 M11 17h9 M9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
    };
}
