namespace Thelper.Visualization.Drawing;

/// <summary>How samples are drawn.</summary>
/// <param name="Range">What is black and white.</param>
/// <param name="MinConfidence">Found objects of less confidence are left out.</param>
/// <param name="LargestSide">Pixels that the longer side of a panel has at most.</param>
internal readonly record struct PanelForm(ValueRange Range, double MinConfidence, int LargestSide = PanelForm.DefaultSide)
{
    /// <summary>The side in pictures of few samples.</summary>
    public const int DefaultSide = 384;
}
