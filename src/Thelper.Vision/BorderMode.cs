namespace Thelper.Vision;

/// <summary>What lies outside an image whose row is a b c d. The numbers are OpenCV's.</summary>
public enum BorderMode
{
    /// <summary>One value everywhere: v v v | a b c d | v v v.</summary>
    Constant = 0,

    /// <summary>The nearest pixel: a a a | a b c d | d d d.</summary>
    Replicate = 1,

    /// <summary>A mirror that repeats the last pixel: c b a | a b c d | d c b.</summary>
    Reflect = 2,

    /// <summary>The other side: b c d | a b c d | a b c.</summary>
    Wrap = 3,

    /// <summary>A mirror that does not repeat the last pixel: d c b | a b c d | c b a.</summary>
    Reflect101 = 4,
}
