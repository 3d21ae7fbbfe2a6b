using Portal.Client.Contracts;

namespace Portal.Client.Components;

/// <summary>How browsers treat the fields of a profile: what they fill in by themselves, and which keyboard they show.</summary>
internal static class ProfileInput
{
    public static string TypeOf(string field) => field switch
    {
        ProfileFields.Email => "email",
        ProfileFields.Phone => "tel",
        "picture" or "website" => "url",
        _ => "text",
    };

    // HTML §4.10.18.7
    public static string AutoCompleteOf(string field) => field switch
    {
        ProfileFields.Name => "name",
        ProfileFields.Email => "email",
        ProfileFields.Phone => "tel",
        "given_name" => "given-name",
        "middle_name" => "additional-name",
        "family_name" => "family-name",
        "nickname" => "nickname",
        "website" => "url",
        "picture" => "photo",
        "gender" => "sex",
        "birthdate" => "bday",
        "locale" => "language",
        "address.street_address" => "street-address",
        "address.postal_code" => "postal-code",
        "address.locality" => "address-level2",
        "address.region" => "address-level1",
        "address.country" => "country-name",
        _ => "off",
    };
}
