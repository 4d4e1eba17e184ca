using Thelper.Sessions;

namespace Thelper.Tests.Train;

public sealed class DamagedCheckpointTests : IDisposable
{
    private readonly TinySession _session = new();

    public DamagedCheckpointTests() => _session.Start("trainer.epochs=3");

    public static TheoryData<string> Damages => ["cut in half", "empty", "zeros"];

    [Theory]
    [MemberData(nameof(Damages))]
    public void The_one_before_is_used_and_the_damage_is_told(string damage)
    {
        var damaged = _session.EpochCheckpoints[2];
        Damage(2, damage);
        _session.Resume();

        Assert.Equal([2], _session.Events.Epochs);
        var warning = Assert.Single(_session.Warnings);
        Assert.StartsWith($"The file {damaged} ", warning, StringComparison.Ordinal);
        Assert.EndsWith(" The checkpoint before it is used.", warning, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_that_is_named_itself_is_refused(string damage)
    {
        Damage(2, damage);

        var exception = Assert.Throws<SessionException>(() => _session.ResumeFrom(_session.EpochCheckpoints[2]));

        Assert.StartsWith($"The file {_session.EpochCheckpoints[2]} ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_repeated_epoch_ends_as_it_did_before_the_damage()
    {
        var before = SavedState.OfLatest(_session);
        Damage(2, "cut in half");
        _session.Resume();

        Assert.Equal(before, SavedState.OfLatest(_session));
    }

    [Fact]
    public void Several_damaged_ones_are_passed_over()
    {
        Damage(2, "empty");
        Damage(1, "zeros");
        _session.Resume();

        Assert.Equal([1, 2], _session.Events.Epochs);
        Assert.Equal(2, _session.Warnings.Count);
    }

    public void Dispose() => _session.Dispose();

    private void Damage(int epoch, string damage)
    {
        var file = _session.EpochCheckpoints[epoch];
        var content = File.ReadAllBytes(file);

        // The best checkpoint may be the same file under another name, and is to stay whole.
        File.Delete(file);
        File.WriteAllBytes(file, damage switch
        {
            "empty" => [],
            "zeros" => new byte[content.Length],
            _ => content[..(content.Length / 2)],
        });
    }
}
