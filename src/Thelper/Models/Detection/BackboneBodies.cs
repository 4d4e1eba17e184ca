using System.Globalization;
using Thelper.Models.MobileNets;
using Thelper.Models.Residual;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>The networks of detection models, as torchvision takes them apart.</summary>
internal static class BackboneBodies
{
    /// <summary>A residual network.</summary>
    /// <param name="layout">Its blocks and normalisation.</param>
    /// <param name="layers">Which of its layers 1 to 4 give feature maps, ascending.</param>
    public static BackboneBody ResNet(ResNetLayout layout, IReadOnlyList<int> layers) => new(
        new ResNetFeatures(layout, layers.ToDictionary(layer => $"layer{layer}", layer => $"{layer}")),
        [.. layers.Select(layout.Channels)],
        [["conv1", "bn1"], .. Enumerable.Range(1, layers[^1]).Select(layer => new[] { $"layer{layer}" })]);

    /// <summary>A MobileNetV3; its last strided block and its last convolution give feature maps, both 1/32 of the image.</summary>
    /// <param name="layout">Its blocks and normalisation.</param>
    public static BackboneBody MobileNet(MobileNetV3Layout layout)
    {
        var features = new MobileNetV3Features(layout);
        var stages = features.Stages;
        var parts = stages.Zip([.. stages.Skip(1), features.Parts.Count], (first, next) => Enumerable.Range(first, next - first));
        return new(
            new MobileNetMaps(features.Parts, [.. stages.TakeLast(2)]),
            [.. stages.TakeLast(2).Select(part => features.Parts[part].OutputChannels)],
            [.. parts.Select(part => part.Select(MobileNetMaps.NameOf).ToArray())]);
    }

    /// <summary>The parts of a MobileNetV3, some of which give feature maps.</summary>
    private sealed class MobileNetMaps : Module<Tensor, IReadOnlyDictionary<string, Tensor>>
    {
        private readonly IReadOnlyList<MobileNetV3Part> _parts;
        private readonly IReadOnlyList<int> _outputs;

        public MobileNetMaps(IReadOnlyList<MobileNetV3Part> parts, IReadOnlyList<int> outputs)
        {
            (_parts, _outputs) = (parts, outputs);
            for (var i = 0; i < parts.Count; i++)
            {
                Register(NameOf(i), parts[i].Module);
            }
        }

        public static string NameOf(int part) => part.ToString(CultureInfo.InvariantCulture);

        protected override IReadOnlyDictionary<string, Tensor> Compute(Tensor input)
        {
            var maps = new OrderedDictionary<string, Tensor>();
            for (var i = 0; i < _parts.Count; i++)
            {
                input = _parts[i].Module.Forward(input);
                if (_outputs.Contains(i))
                {
                    maps.Add(NameOf(i), input);
                }
            }

            return maps;
        }
    }
}
