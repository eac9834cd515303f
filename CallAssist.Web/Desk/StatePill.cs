using CallAssist.Modules.Interventions.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>The colour of a state.</summary>
internal static class StatePill
{
    public static string Pill(this InterventionState state) => state switch
    {
        InterventionState.Draft => "warn",
        InterventionState.Accepted => "ok",
        _ => "",
    };
}
