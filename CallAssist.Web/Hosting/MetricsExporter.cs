using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace CallAssist.Web.Hosting;

/// <summary>
/// The meters of this host, and those of the runtime, as Prometheus text (exposition format 0.0.4): sums, and count and
/// sum of histograms. Meters of another host in the same process are not its own: a factory's meters carry it as their scope.
/// </summary>
internal sealed class MetricsExporter : IDisposable
{
    private readonly ConcurrentDictionary<string, Series> _series = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public MetricsExporter(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            var meter = instrument.Meter;
            if ((meter.Scope is null || ReferenceEquals(meter.Scope, meters)) &&
                (meter.Name.StartsWith("CallAssist", StringComparison.Ordinal) || meter.Name is "System.Runtime" or "Microsoft.AspNetCore.Hosting" or "Microsoft.AspNetCore.Server.Kestrel"))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in _series.Values.GroupBy(s => s.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append("# TYPE ").Append(family.Key).Append(' ').AppendLine(family.First().Type);
            foreach (var series in family)
                series.Write(text);
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        var type = instrument.GetType().Name switch
        {
            var t when t.StartsWith("Histogram", StringComparison.Ordinal) => "summary",
            var t when t.Contains("Gauge", StringComparison.Ordinal) || t.Contains("UpDown", StringComparison.Ordinal) => "gauge",
            _ => "counter",
        };
        var name = Clean(instrument.Name) + (type == "counter" ? "_total" : "");
        var series = _series.GetOrAdd(name + labels, _ => new Series(name, labels, type));
        series.Note(value, absolute: instrument.IsObservable || instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal));
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0)
            return "";
        var parts = new List<string>(tags.Length);
        foreach (var (key, value) in tags)
            parts.Add($"{Clean(key)}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        return "{" + string.Join(',', parts) + "}";
    }

    private static string Escape(string value) => value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");

    private static string Clean(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private sealed class Series(string name, string labels, string type)
    {
        private readonly Lock _gate = new();
        private double _value;
        private long _count;

        public string Name { get; } = name;

        public string Type { get; } = type;

        public void Note(double value, bool absolute)
        {
            lock (_gate)
            {
                _value = absolute ? value : _value + value;
                _count++;
            }
        }

        public void Write(StringBuilder text)
        {
            lock (_gate)
            {
                if (Type == "summary")
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"{Name}_sum{labels} {_value}");
                    text.AppendLine(CultureInfo.InvariantCulture, $"{Name}_count{labels} {_count}");
                }
                else
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"{Name}{labels} {_value}");
                }
            }
        }
    }
}
