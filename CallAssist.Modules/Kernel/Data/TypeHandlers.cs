using System.Data;
using System.Runtime.CompilerServices;
using Dapper;

namespace CallAssist.Modules.Kernel.Data;

/// <summary>How our types stand in a column: ids as text, instants as UTC milliseconds since 1970.</summary>
internal static class TypeHandlers
{
#pragma warning disable CA2255 // Dapper's handlers are process-wide by its design; setting them once at load keeps every caller alike.
    [ModuleInitializer]
    internal static void Register()
#pragma warning restore CA2255
    {
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new GuidAsText());
        SqlMapper.AddTypeHandler(new InstantAsMilliseconds());
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    private sealed class GuidAsText : SqlMapper.TypeHandler<Guid>
    {
        public override Guid Parse(object value) => value is Guid guid ? guid : Guid.Parse((string)value);

        public override void SetValue(IDbDataParameter parameter, Guid value)
        {
            parameter.DbType = DbType.AnsiString;
            parameter.Value = value.ToString("D");
        }
    }

    private sealed class InstantAsMilliseconds : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value));

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }
    }
}
