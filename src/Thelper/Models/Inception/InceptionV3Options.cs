using System.ComponentModel.DataAnnotations;
using Thelper.Tasks;

namespace Thelper.Models.Inception;

/// <summary>The options of torchvision's Inception v3.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record InceptionV3Options : InceptionNetworkOptions
{
    /// <summary>The probability of dropping a feature before the last layer while training; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; } = 0.5;

    private protected override string PublishedName => "inception_v3";

    private protected override InceptionNetwork Create(OutputSize outputs) => new InceptionV3(this, outputs);
}
