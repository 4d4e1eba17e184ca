using Thelper.Models;
using Thelper.Models.Residual;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models;

/// <summary>Files of weights go both ways between torchvision's ResNet-18 and ours.</summary>
public sealed class TorchvisionWeightsTests : IDisposable
{
    private const double Tolerance = 1e-9;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("True", "{}")]
    [InlineData("False", "{}")]
    [InlineData("True", "{'epoch': 3, 'state_dict': {}}")]
    public void What_torchvision_saves_loads_here_strictly(string isArchive, string checkpoint)
    {
        using var scope = TensorScope.Open();
        var file = _folder["resnet18.pth"];
        var sums = PythonTorch.Answer(
            $$"""
            import json, torchvision
            torch.manual_seed(5)
            state = torchvision.models.resnet18().state_dict()
            content = {{checkpoint}}
            if content:
                content['state_dict'] = {'module.' + k: v for k, v in state.items()}
            torch.save(content or state, sys.argv[1], _use_new_zipfile_serialization={{isArchive}})
            data = [v.double().sum().item() for v in state.values()]
            print(json.dumps(dict(shape=[len(data)], data=data)))
            """,
            file);
        using var model = new ResNet(ResNetLayout.ResNet18, 1000);

        Assert.True(model.LoadStateDictionary(WeightsFile.Load(file)).IsEmpty);
        Recorded.AssertEqual(sums, Sums(model), Tolerance);
    }

    [SkippableFact]
    public void What_is_saved_here_loads_in_torchvision_strictly()
    {
        using var scope = TensorScope.Open();
        using var model = new ResNet(ResNetLayout.ResNet18, 1000);
        var file = _folder["resnet18.pth"];
        TorchFile.Save(file, model.StateDictionary());
        var sums = PythonTorch.Answer(
            """
            import json, torchvision
            model = torchvision.models.resnet18()
            model.load_state_dict(torch.load(sys.argv[1]), strict=True)
            data = [v.double().sum().item() for v in model.state_dict().values()]
            print(json.dumps(dict(shape=[len(data)], data=data)))
            """,
            file);

        Recorded.AssertEqual(sums, Sums(model), Tolerance);
    }

    private static Tensor Sums(ResNet model) => Tensors.From<double>(
        [.. model.StateDictionary().Values.Select(value => value.To(Device.Cpu, ScalarType.Float64).Sum().ToDouble())]);
}
