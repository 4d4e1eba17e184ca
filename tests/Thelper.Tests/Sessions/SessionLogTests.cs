using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Sessions;

public sealed class SessionLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Lines_are_in_the_file_at_once()
    {
        using var log = new SessionLog(_folder["a.log"], new StoppedClock());
        log.Write(LogLevel.Warning, "näher");

        Assert.Equal($"[2021-01-18 12:34:56,789 - {Environment.ProcessId}] WARNING : näher\n", ReadWhileOpen());
    }

    [Fact]
    public void Lines_are_added_to_those_of_earlier_launches()
    {
        for (var launch = 0; launch < 2; launch++)
        {
            using var log = new SessionLog(_folder["a.log"], new StoppedClock());
            log.Info($"launch {launch}");
        }

        Assert.Equal(["launch 0", "launch 1"], File.ReadLines(_folder["a.log"]).Select(line => line[^"launch 0".Length..]));
    }

    [Fact]
    public void A_log_without_lines_leaves_no_file()
    {
        new SessionLog(_folder["a.log"], new StoppedClock()).Dispose();

        Assert.Empty(Directory.GetFiles(_folder.FullPath));
    }

    [Fact]
    public void A_log_that_cannot_be_opened_is_told()
    {
        using var log = new SessionLog(_folder.FullPath, new StoppedClock());

        Assert.StartsWith(
            $"The log {_folder.FullPath} cannot be written: ",
            Assert.Throws<SessionException>(() => log.Info("text")).Message,
            StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_full_disk_is_told()
    {
        const string full = "/dev/full";
        Skip.IfNot(File.Exists(full), "There is no device here that is always full");
        using var log = new SessionLog(full, new StoppedClock());

        Assert.Throws<SessionException>(() => log.Info("text"));
    }

    public void Dispose() => _folder.Dispose();

    private string ReadWhileOpen()
    {
        using var stream = new FileStream(_folder["a.log"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2021, 1, 18, 12, 34, 56, 789, TimeSpan.Zero);
    }
}
