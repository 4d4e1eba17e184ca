using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>Shows the batches of a pass to consumers.</summary>
/// <param name="task">What the model is asked to do.</param>
/// <param name="pass">The pass.</param>
/// <param name="outputPath">The folder for files of the set.</param>
internal sealed class IterationView(LearningTask task, PassStarted pass, string outputPath)
{
    /// <summary>Shows a batch to consumers. Without any, nothing is copied from the device.</summary>
    public void Show(ConsumerSet consumers, StepOutput step, Batch batch, double? loss)
    {
        if (!consumers.IsEmpty)
        {
            consumers.Update(Of(step, batch, loss));
        }
    }

    /// <summary>What consumers see of a batch; the tensors belong to the innermost scope, or to the step.</summary>
    public Iteration Of(StepOutput step, Batch batch, double? loss) => new()
    {
        Task = task,
        Input = step.Input,
        Prediction = step.Prediction is null ? null : Values(step.Prediction),
        Target = step.Target?.To(Device.Cpu),
        Boxes = step.Boxes,
        FurtherOutputs = step.FurtherOutputs.ToDictionary(output => output.Key, output => Values(output.Value)),
        Sample = batch,
        Loss = loss,
        Index = batch.Index,
        Count = pass.BatchCount,
        Epoch = pass.Epoch,
        EpochCount = pass.EpochCount,
        OutputPath = outputPath,
    };

    /// <summary>The numbers alone, without a way back through the model; half precision becomes single.</summary>
    private static Tensor Values(Tensor tensor)
    {
        var type = tensor.ScalarType;
        var wanted = type is ScalarType.Float16 or ScalarType.BFloat16 ? ScalarType.Float32 : type;
        return tensor.Detach().To(Device.Cpu, wanted).Contiguous();
    }
}
