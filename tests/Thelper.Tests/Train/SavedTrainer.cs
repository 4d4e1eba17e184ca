using Thelper.Sessions;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>Any trainer, whose state is saved when a batch of a pass is done.</summary>
internal sealed record SavedTrainerOptions : ITrainerOptions
{
    public const string Name = "tests.SavedTrainer";

    /// <summary>The file for the state.</summary>
    public required string Path { get; init; }

    public required int Epoch { get; init; }

    public required string Set { get; init; }

    /// <summary>The batch after which the state is saved.</summary>
    public required int Batch { get; init; }

    /// <summary>The trainer itself.</summary>
    public required ITrainerOptions Inner { get; init; }

    public TrainerOptions Common => Inner.Common;

    public Trainer Create(TrainerArguments arguments)
    {
        Trainer? trainer = null;
        var events = new EventList(happened =>
        {
            if (happened is BatchFinished batch && (batch.Pass.Epoch, batch.Pass.Set, batch.Batch) == (Epoch, Set, Batch))
            {
                trainer!.SaveState(Path);
            }
        });
        var fan = new RunEventFan([arguments.Context.Events, events]);
        trainer = Inner.Create(arguments with { Context = arguments.Context with { Events = fan } });
        return trainer;
    }
}
