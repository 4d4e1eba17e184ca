using System.Text.Json;
using Thelper.Models.Detection;
using Thelper.Torch;
using Thelper.Torch.Tests.PyTorch;
using DetectionTask = Thelper.Tasks.Detection;

namespace Thelper.Tests.Models.Detection;

/// <summary>What <c>detection_models.py</c> did with one model, done with ours. Tensors are those of the caller's scope.</summary>
internal sealed class DetectionRun : IDisposable
{
    private const ulong Seed = 7;
    private const int SamplesPerTensor = 500;

    private static readonly Lazy<(Dictionary<string, byte[]> Files, JsonElement Answer)?> Script = new(Run);

    private static readonly Dictionary<string, Func<DetectionModelOptions>> Options = new()
    {
        ["faster_rcnn"] = () => new ChosenFasterRcnnOptions
        {
            MinSize = [96],
            MaxSize = 160,
            RpnPreNmsTopNTrain = 60,
            RpnPreNmsTopNTest = 60,
            RpnPostNmsTopNTrain = 60,
            RpnPostNmsTopNTest = 60,
            BoxHeadSize = 64,
            BoxBatchSizePerImage = 64,
            BoxScoreThresh = 0.3,
        },
        ["mobilenet"] = () => new FasterRcnnMobileNet320Options { MinSize = [96], MaxSize = 160, BoxScoreThresh = 0.3 },
        ["retinanet"] = () => new ChosenRetinaNetOptions { MinSize = [96], MaxSize = 160 },
        ["ssdlite"] = () => new SsdLiteOptions { ScoreThresh = 0.7 },
    };

    private readonly OrderedDictionary<string, object?> _recorded;

    public DetectionRun(string name)
    {
        using var file = new MemoryStream(Ask().Files[name]);
        _recorded = (OrderedDictionary<string, object?>)TorchFile.Load(file)!;
        Model = (DetectionModel)Options[name]().Create(new DetectionTask(["background", "a", "b", "c"], "image", "boxes"));
    }

    public static IEnumerable<string> Names => Options.Keys;

    /// <summary>Shapes by key of the models that torchvision's builders make.</summary>
    public static JsonElement Shapes => Ask().Answer.GetProperty("shapes");

    public DetectionModel Model { get; }

    public OrderedDictionary<string, Tensor> State => Tensors("state");

    public OrderedDictionary<string, Tensor> Losses => Tensors("losses");

    public OrderedDictionary<string, Tensor> Gradients => Tensors("gradients");

    public IReadOnlyList<Tensor> Images => [.. List("images").Cast<Tensor>()];

    public IReadOnlyList<DetectionTarget> Targets => [.. Dictionaries("targets").Select(target => new DetectionTarget(target["boxes"], target["labels"]))];

    public IReadOnlyList<Detections> Found =>
        [.. Dictionaries("found").Select(found => new Detections(found["boxes"], found["labels"], found["scores"]))];

    /// <summary>A training pass with torchvision's weights and seed.</summary>
    public DetectionOutput Train()
    {
        Model.LoadStateDictionary(State);
        Generator.SeedAll(Seed);
        return Model.Forward(Images, Targets);
    }

    /// <summary>The elements that the script writes of a gradient.</summary>
    public static float[] Sampled(Tensor tensor)
    {
        var values = tensor.ToArray<float>();
        var step = Math.Max(1, values.Length / SamplesPerTensor);
        return [.. Enumerable.Range(0, (values.Length + step - 1) / step).Select(i => values[i * step])];
    }

    public void Dispose() => Model.Dispose();

    private static (Dictionary<string, byte[]> Files, JsonElement Answer) Ask()
    {
        var run = Script.Value;
        Skip.If(run is null, "PyTorch for Python is not installed (python3-torch)");
        Skip.If(run!.Value.Answer.ValueKind == JsonValueKind.Null, "torchvision for Python is not installed (python3-torchvision)");
        return run.Value;
    }

    private static (Dictionary<string, byte[]> Files, JsonElement Answer)? Run()
    {
        var folder = Directory.CreateTempSubdirectory("thelper-detection-").FullName;
        try
        {
            return PythonTorch.Run("detection_models.py", folder) is { } text
                ? (Directory.GetFiles(folder).ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes),
                    JsonSerializer.Deserialize<JsonElement>(text))
                : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static OrderedDictionary<string, Tensor> Read(object? recorded) =>
        new(((OrderedDictionary<string, object?>)recorded!).Select(entry => KeyValuePair.Create(entry.Key, (Tensor)entry.Value!)));

    private OrderedDictionary<string, Tensor> Tensors(string key) => Read(_recorded[key]);

    private List<object?> List(string key) => (List<object?>)_recorded[key]!;

    private IEnumerable<OrderedDictionary<string, Tensor>> Dictionaries(string key) => List(key).Select(Read);
}
