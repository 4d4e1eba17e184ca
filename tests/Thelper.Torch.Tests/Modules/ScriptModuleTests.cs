using Thelper.Torch.Modules;
using Thelper.Torch.Tests.PyTorch;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Modules;

/// <summary>Models that PyTorch saved together with their programs.</summary>
public sealed class ScriptModuleTests : IDisposable
{
    private readonly string _script = Path.GetTempFileName();
    private readonly string _pair = Path.GetTempFileName();
    private readonly string _numbers = Path.GetTempFileName();

    [SkippableFact]
    public void Its_output_is_that_of_the_model_in_use()
    {
        Save();
        using var scope = TensorScope.Open();
        var expected = (OrderedDictionary<string, object?>)TorchFile.Load(_numbers)!;
        using var model = ScriptModule.Load(_script);
        model.Train();

        Assert.Equal(((Tensor)expected["y"]!).ToArray<float>(), model.Forward((Tensor)expected["x"]!).ToArray<float>());
    }

    [SkippableFact]
    public void Its_tensors_are_buffers_that_it_computes_with()
    {
        Save();
        using var scope = TensorScope.Open();
        using var model = ScriptModule.Load(_script);
        model.To(ScalarType.Float64);

        Assert.Empty(model.Parameters());
        Assert.Contains("body.0.weight", model.StateDictionary().Keys);
        Assert.Equal(ScalarType.Float64, model.Forward(Operators.Ones([2, 3], ScalarType.Float64)).ScalarType);
    }

    [SkippableFact]
    public void It_leaves_no_tensor_behind()
    {
        Save();
        var live = new LiveTensors();
        using (var scope = TensorScope.Open())
        {
            using var model = ScriptModule.Load(_script);
            model.Forward(Operators.Ones([2, 3]));
        }

        Assert.Equal(0, live.Added);
    }

    [SkippableFact]
    public void A_call_that_fails_names_the_file_and_the_input()
    {
        Save();
        using var scope = TensorScope.Open();
        using var model = ScriptModule.Load(_script);

        var error = Assert.Throws<TorchException>(() => model.Forward(Operators.Ones([2, 5])));
        Assert.StartsWith($"{_script}(Float32[2, 5] on cpu) failed: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("mat1 and mat2 shapes cannot be multiplied (2x5 and 3x4)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [SkippableFact]
    public void A_script_that_gives_no_tensor_is_refused()
    {
        Save();
        using var scope = TensorScope.Open();
        using var model = ScriptModule.Load(_pair);

        var error = Assert.Throws<TorchException>(() => model.Forward(Operators.Ones([1])));
        Assert.EndsWith("the script gives a value of the kind Tuple, but must give a tensor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_so()
    {
        var error = Assert.Throws<TorchFileException>(() => ScriptModule.Load("/nowhere/model.pt"));

        Assert.Equal("The file /nowhere/model.pt does not exist; nothing was loaded.", error.Message);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        File.WriteAllText(_script, "no script");

        var error = Assert.Throws<TorchFileException>(() => ScriptModule.Load(_script));
        Assert.Contains("is no TorchScript file that can be used", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        File.Delete(_script);
        File.Delete(_pair);
        File.Delete(_numbers);
    }

    private void Save() => Skip.If(PythonTorch.Run("scripts.py", _script, _pair, _numbers) is null, "PyTorch for Python is not installed (python3-torch)");
}
