using Thelper.Configuration;

namespace Thelper.Models.FlexibleResNets;

/// <summary>The blocks of a <see cref="FlexibleResNet"/>.</summary>
public enum BlockKind
{
    /// <summary>Two 3x3 convolutions.</summary>
    [ConfigKey("thelper.nn.resnet.BasicBlock")]
    [Alias("BasicBlock", "basic")]
    Basic,

    /// <summary>1x1, 3x3 and 1x1 convolutions, and four times as many channels in the end.</summary>
    [ConfigKey("thelper.nn.resnet.Bottleneck")]
    [Alias("Bottleneck")]
    Bottleneck,

    /// <summary>Two 3x3 convolutions, and channels weighted by squeeze and excitation.</summary>
    [ConfigKey("thelper.nn.resnet.SqueezeExcitationBlock")]
    [Alias("SqueezeExcitationBlock", "squeeze_excitation")]
    SqueezeExcitation,
}
