using Thelper.Configuration;
using Thelper.Data;
using Thelper.Models;
using Thelper.Models.Inception;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Tests.Train.Steps;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>On how many devices a model can compute; the devices are named here, and never used.</summary>
public sealed class ModelPlacementTests
{
    private static readonly IReadOnlyList<Device> Two = [Device.Cuda(0), Device.Cuda(1)];

    [Fact]
    public void A_model_from_tensor_to_tensor_can_compute_on_several_devices()
    {
        using var model = new ScaledInput();
        using var placement = new ModelPlacement(Arguments(model, () => new ScaledInput()), new TrainerOptions(), Two);

        Assert.Equal(Device.Cuda(0), placement.Device);
    }

    [Fact]
    public void A_model_with_several_outputs_can_compute_on_one_device_alone()
    {
        using var model = new SeveralOutputs(("out", 1));

        Assert.Equal(
            "names 2 devices, but SeveralOutputs can compute on one alone; name that.",
            Refusal(model, () => new SeveralOutputs(("out", 1))));
    }

    [Fact]
    public void A_model_with_further_predictions_can_compute_on_one_device_alone()
    {
        using var model = new GoogLeNetOptions { InitWeights = false }.Create(new Classification(["a", "b"], "image", "label"));

        Assert.Equal("names 2 devices, but GoogLeNet can compute on one alone; name that.", Refusal(model, () => model));
    }

    [Fact]
    public void An_auto_encoder_can_compute_on_one_device_alone()
    {
        using var model = new Echo();

        Assert.Equal("names 2 devices, but Echo can compute on one alone; name that.", Refusal(model, () => new Echo()));
    }

    [Fact]
    public void A_model_that_cannot_be_made_again_can_compute_on_one_device_alone()
    {
        using var model = new ScaledInput();

        Assert.Equal("names 2 devices, but ScaledInput can compute on one alone; name that.", Refusal(model, makeModel: null));
    }

    private static string Refusal(Module model, Func<Module>? makeModel) => Assert.Throws<SettingException>(
        () => new ModelPlacement(Arguments(model, makeModel), new TrainerOptions(), Two)).Message;

    private static TrainerArguments Arguments(Module model, Func<Module>? makeModel)
    {
        var task = new Classification(["a", "b"], "image", "label");
        var context = new SessionContext
        {
            Name = "run",
            Directory = new SessionDirectory("unused"),
            Stamp = SessionStamp.Now(TimeProvider.System),
            Log = new SessionLog("unused", TimeProvider.System),
            Events = new EventList(),
            Configuration = ConfigReader.Parse("name: run", "run.yml"),
        };
        return new TrainerArguments(context, model, task, new LoaderSet(null, null, null), Seed: 0, Checkpoint: null) { MakeModel = makeModel };
    }

    private sealed class Echo : Module<Tensor, AutoEncoderOutput>
    {
        protected override AutoEncoderOutput Compute(Tensor input) => new(input, input);
    }
}
