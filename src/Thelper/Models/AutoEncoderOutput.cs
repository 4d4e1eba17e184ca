using Thelper.Torch;

namespace Thelper.Models;

/// <summary>What a model gives that finds classes or numbers, and draws its input again.</summary>
/// <param name="Scores">As a model without a decoder gives them: B×classes, or B×classes×H×W for a segmentation.</param>
/// <param name="Reconstruction">The input drawn again, of its shape; B×C×H×W.</param>
public sealed record AutoEncoderOutput(Tensor Scores, Tensor Reconstruction);
