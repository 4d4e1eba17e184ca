using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper;

/// <summary>What an experiment is made of once its data was opened. Owns data and model.</summary>
internal sealed class ExperimentParts : IDisposable
{
    private readonly string _loading;

    /// <summary>Opens the data, divides it and makes the model.</summary>
    /// <param name="options">With every seed given.</param>
    /// <param name="places">Of the options.</param>
    /// <param name="checkpoint">Where the session goes on; null starts from the beginning. Stays the caller's.</param>
    /// <exception cref="SettingException">The configuration does not fit the data.</exception>
    /// <exception cref="ConfigException">Components do not suit the data's task.</exception>
    /// <exception cref="SessionException">The data no longer fits the checkpoint.</exception>
    public ExperimentParts(ExperimentOptions options, ConfigPlaces places, Checkpoint? checkpoint)
    {
        var before = checkpoint?.Task;
        Data = ExperimentData.Open(options, before);
        try
        {
            TaskSupport.Require(places, Data.Task);
            Checkpoint = before is null || before.IsSameAs(Data.Task) ? checkpoint : checkpoint!.WithoutOptimizer();
            _loading = Data.LoadingSummary;
            Generator.SeedAll(Data.Seeds.Torch);
            Model = options.Model.Architecture!.Create(Data.Task);
            Beginnings = checkpoint is null ? new InitialWeights(options.Model, Model, Data.Task).Load() : [];
            options.Model.FreezeParameters(Model);
        }
        catch
        {
            Data.Dispose();
            Model?.Dispose();
            throw;
        }
    }

    public ExperimentData Data { get; }

    /// <summary>Where to go on, without what no longer fits; null starts from the beginning.</summary>
    public Checkpoint? Checkpoint { get; }

    public Module Model { get; }

    /// <summary>What there is to tell of what the model begins with.</summary>
    public IReadOnlyList<RunEvent> Beginnings { get; }

    public IReadOnlyList<(string Label, string Text)> Summarise()
    {
        var weights = Model.Parameters().Sum(parameter => parameter.ElementCount);
        return
        [
            ("task", Data.Task.Summary),
            ("data", string.Join(", ", Data.Sets.Select(set => $"{set.Loader.SampleCount:N0} {set.Name}"))),
            ("loading", _loading),
            ("model", $"{Model.GetType().Name}, {weights:N0} parameters"),
        ];
    }

    public void Dispose()
    {
        Data.Dispose();
        Model.Dispose();
    }
}
