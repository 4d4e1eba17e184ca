using Thelper;
using Thelper.Configuration;
using Thelper.Train;

namespace TrainerPlugin;

/// <summary>Offers the trainer, and a function for callbacks, to configurations that name this assembly under <c>plugins</c>.</summary>
public sealed class ConfidencePenaltyPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(ComponentCatalogue catalogue) => catalogue
        .Add<ITrainerOptions, ConfidencePenaltyOptions>("samples.ConfidencePenaltyTrainer")
        .AddFunction("samples.say_loss", (iteration, arguments) => Console.WriteLine(
            $"{arguments.GetValueOrDefault("label", "loss")} of batch {iteration.Index + 1}/{iteration.Count}: {iteration.Loss:F3}"));
}
