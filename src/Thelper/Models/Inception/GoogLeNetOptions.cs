using System.ComponentModel.DataAnnotations;
using Thelper.Tasks;

namespace Thelper.Models.Inception;

/// <summary>The options of torchvision's GoogLeNet.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record GoogLeNetOptions : InceptionNetworkOptions
{
    /// <summary>The probability of dropping a feature before the last layer while training; 0.2 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; } = 0.2;

    /// <summary>The same before the last layer of the further predictions; 0.7 by default.</summary>
    [Range(0.0, 1.0)]
    public double DropoutAux { get; init; } = 0.7;

    internal override bool PredictsEarly => AuxLogits ?? !Choice.IsMade;

    private protected override string PublishedName => "googlenet";

    private protected override InceptionNetwork Create(OutputSize outputs) => new GoogLeNet(this, outputs);
}
