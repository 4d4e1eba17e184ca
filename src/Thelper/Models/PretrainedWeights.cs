namespace Thelper.Models;

/// <summary>Weights that others have trained.</summary>
internal static class PretrainedWeights
{
    /// <summary>What is wrong with asking for them.</summary>
    public const string Refusal = "is true, but pretrained weights cannot be loaded yet; leave it out to train from scratch.";
}
