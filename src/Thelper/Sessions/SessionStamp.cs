using System.Globalization;

namespace Thelper.Sessions;

/// <summary>Where and when a session was launched: it marks the files of one launch.</summary>
/// <param name="Host">The machine's name.</param>
/// <param name="Time">Local time.</param>
public sealed record SessionStamp(string Host, DateTime Time)
{
    /// <summary>The stamp of a launch at this moment.</summary>
    /// <param name="clock">Tells the time.</param>
    public static SessionStamp Now(TimeProvider clock) => new(Environment.MachineName, clock.GetLocalNow().DateTime);

    /// <summary>Host, date and time, as in <c>vm-20261122-073104</c>.</summary>
    public override string ToString() => Host + "-" + Time.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
}
