namespace CallAssist.Modules.Insights.Redaction;

/// <summary>A stretch of one turn that is personal; characters (UTF-16), end excluded. Where two overlap the higher rank wins.</summary>
internal readonly record struct PersonalSpan(int Start, int End, string Label, int Rank)
{
    public bool Overlaps(in PersonalSpan other) => Start < other.End && other.Start < End;
}

/// <summary>The labels, as the evaluation sets write them.</summary>
internal static class PersonalLabel
{
    public const string Person = "PERSON";
    public const string Nir = "NIR";
    public const string Iban = "IBAN";
    public const string Rib = "RIB";
    public const string Card = "CARD";
    public const string Phone = "PHONE";
    public const string Email = "EMAIL";
    public const string Address = "ADDRESS";
    public const string BirthDate = "BIRTHDATE";
    public const string CompanyId = "COMPANY_ID";
    public const string Company = "COMPANY";
    public const string Password = "PASSWORD";
    public const string Salary = "SALARY";
    public const string Health = "HEALTH";

    /// <summary>What is written in its place, before the number.</summary>
    public static string French(string label) => label switch
    {
        Person => "PERSONNE",
        Nir => "NIR",
        Iban => "IBAN",
        Rib => "RIB",
        Card => "CARTE",
        Phone => "TÉLÉPHONE",
        Email => "COURRIEL",
        Address => "ADRESSE",
        BirthDate => "NAISSANCE",
        CompanyId => "SIREN",
        Company => "SOCIÉTÉ",
        Password => "SECRET",
        Salary => "SALAIRE",
        _ => "SANTÉ",
    };
}
