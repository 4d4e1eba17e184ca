using Thelper.Torch;

namespace Thelper.Train;

/// <summary>The losses of a batch as numbers.</summary>
/// <param name="Loss">The mean over its samples; null where none was computed.</param>
/// <param name="Parts">What it is made of.</param>
internal sealed record BatchLoss(double? Loss, IReadOnlyList<(string Name, double Value)> Parts)
{
    private double? Objective { get; init; }

    /// <summary>That of a batch whose step was left out, which enters no mean.</summary>
    public static BatchLoss None { get; } = new(null, []);

    /// <summary>Whether the loss is a number; true where none was computed.</summary>
    public bool IsFinite => double.IsFinite(Loss ?? 0) && double.IsFinite(Objective ?? 0);

    /// <summary>Reads the losses from the device.</summary>
    public static BatchLoss Read(StepOutput step) =>
        new(step.Loss?.ToDouble(), [.. step.LossParts.Select(part => (part.Name, part.Value.ToDouble()))])
        {
            Objective = ReferenceEquals(step.Objective, step.Loss) ? null : step.Objective?.ToDouble(),
        };

    /// <summary>What is wrong with a loss that is not finite.</summary>
    public string Defect => double.IsNaN(Loss ?? 0) || double.IsNaN(Objective ?? 0) ? "not a number" : "infinite";

    /// <summary>A sentence about the parts, with a space before it; empty where there are none.</summary>
    public string ListParts() =>
        Parts.Count == 0 ? "" : $" Its parts are {string.Join(", ", Parts.Select(part => $"{part.Name} {part.Value:G4}"))}.";
}
