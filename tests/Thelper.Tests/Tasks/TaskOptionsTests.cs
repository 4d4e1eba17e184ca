using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Tests.Tasks;

public sealed class TaskOptionsTests
{
    private const string Segmentation = "type: thelper.tasks.Segmentation, params: {input_key: image, label_map_key: mask";
    private const string Regression = "type: thelper.tasks.Regression, params: {input_key: x, target_key: y";

    public static TheoryData<string, LearningTask> Described => new()
    {
        { "type: thelper.tasks.Task, params: {input_key: image, gt_key: truth, meta_keys: [path]}", new GenericTask("image", "truth", ["path"]) },
        { "type: thelper.tasks.utils.Task, params: {input_key: image}", new GenericTask("image") },
        {
            "type: thelper.tasks.classif.Classification, params: {class_names: [a, b], input_key: image, label_key: label, multi_label: true}",
            new Classification(["a", "b"], "image", "label", null, multiLabel: true)
        },
        { Classes("{1: b, 0: a}"), new Classification(["a", "b"], "image", null) },
        { Classes("{b: 1, a: 0}"), new Classification(["a", "b"], "image", null) },
        { Classes("{0: a, 1: a}"), new Classification(["a", "a"], "image", null) },
        {
            $"{Segmentation}, class_names: {{sky: 3, sea: 9}}, dontcare: 255, color_map: {{sky: [1, 2, 3], dontcare: 7}}}}",
            new Segmentation(
                new ClassMap(new Dictionary<string, int> { ["sky"] = 3, ["sea"] = 9 }), "image", "mask", null, 255,
                new Dictionary<int, Colour> { [3] = new(1, 2, 3), [255] = new(7, 7, 7) })
        },
        {
            $"{Segmentation}, class_names: [sky], color_map: {{0: [1, 2, 3]}}}}",
            new Segmentation(["sky"], "image", "mask", null, null, new Dictionary<int, Colour> { [0] = new(1, 2, 3) })
        },
        {
            "type: thelper.tasks.Detection, params: {class_names: [cell], input_key: image, bboxes_key: boxes, background: 5, input_shape: [3, 4, 4]}",
            new Detection(["cell"], "image", "boxes", null, 5) { Form = new TargetForm { InputShape = [3, 4, 4] } }
        },
        {
            Regression + ", target_shape: [2, 2], target_type: numpy.float32, target_min: [[0, 1], [2, 3]], target_max: 9.5}",
            new Regression("x", "y", null, new TargetForm
            {
                TargetShape = [2, 2], TargetType = ScalarType.Float32, TargetMin = [0, 1, 2, 3], TargetMax = [9.5],
            })
        },
        {
            "type: thelper.tasks.regr.SuperResolution, params: {input_key: low, target_key: high, input_shape: [3, 8, 8]}",
            new SuperResolution("low", "high", null, new TargetForm { InputShape = [3, 8, 8] })
        },
    };

    [Theory]
    [MemberData(nameof(Described))]
    public void A_task_is_what_the_configuration_says(string yaml, LearningTask task) =>
        Assert.True(Create(yaml).IsSameAs(task), Create(yaml).Summary);

    [Theory]
    [InlineData("classes.txt", "\uFEFFsky\r\n\r\nsea\r\n")]
    [InlineData("classes.json", "[\"sky\", \"sea\"]")]
    [InlineData("classes.json", "{\"0\": \"sky\", \"1\": \"sea\"}")]
    [InlineData("classes.yml", "sky: 0\nsea: 1")]
    public void Classes_come_from_a_file(string name, string content)
    {
        using var folder = new TemporaryFolder();

        var task = (Classification)Create(Classes($"'{folder.Write(name, content)}'"));

        Assert.Equal(["sky", "sea"], task.ClassNames);
    }

    [Fact]
    public void A_path_of_classes_starts_at_the_configuration_file() => Assert.EndsWith(
        Path.Combine(Directory.GetCurrentDirectory(), "names.txt"),
        ((ConfigScalar)((ClassificationTaskOptions)Options(Classes("names.txt"))).ClassNames).Text,
        StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_missing_is_named()
    {
        var exception = Assert.Throws<SettingException>(() => Create(Classes("/nowhere/names.txt")));

        Assert.Equal("cannot be read from the file: /nowhere/names.txt: does not exist.", exception.Message);
    }

    [Fact]
    public void A_file_with_something_else_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("classes.json", "[1, 2]");

        var exception = Assert.Throws<SettingException>(() => Create(Classes($"'{file}'")));

        Assert.Equal(
            $"is the file {file}, whose content must be a list of names, but one of them is the number 1; write '1' in quotes.",
            exception.Message);
    }

    [Theory]
    [InlineData("[a, 1]", "must be a list of names, but one of them is the number 1; write '1' in quotes.")]
    [InlineData("[]", "is wrong: There is no class, but a task needs at least one.")]
    [InlineData("3", "must be a list of names, a section of names and indices, or the path of a file, but received the number 3.")]
    [InlineData("{a: 0, b: 2}", "must have the indices 0 to 1, but the highest is 2.")]
    [InlineData("{a: 0, b: 0}", "is wrong: The classes 'a' and 'b' have the same index 0.")]
    [InlineData("{a: 0, b: c}", "must be a section of names with indices, or of indices with names, but 'b' has the text 'c'.")]
    public void Wrong_classes_are_refused(string classes, string sentence) =>
        Assert.Equal(("task.params.class_names", sentence), Mistake(Classes(classes)));

    [Theory]
    [InlineData("dontcare: 0", "dontcare", "does not fit: The don't-care value is 0, but that is the index of the class 'sky'; choose a value that no class has, such as 255.")]
    [InlineData("color_map: {sea: 1}", "color_map", "has a colour for 'sea', but the classes are sky.")]
    [InlineData("color_map: {sky: [1, 2]}", "color_map", "must have [red, green, blue] from 0 to 255, or one such number, for 'sky', but received [1, 2].")]
    [InlineData("color_map: {sky: 256}", "color_map", "must have [red, green, blue] from 0 to 255, or one such number, for 'sky', but received the number 256.")]
    public void A_wrong_segmentation_is_refused(string setting, string key, string sentence) => Assert.Equal(
        ($"task.params.{key}", sentence), Mistake($"{Segmentation}, class_names: [sky], {setting}}}"));

    [Theory]
    [InlineData("target_type: eval", "target_type", "is 'eval', but must be one of uint8, int8, int16, int32, int64, float16, float32, float64, bool, bfloat16.")]
    [InlineData("target_min: [[1, 2], [3]]", "target_min", "must be one number, or lists of numbers that are of the same length at each depth.")]
    [InlineData("target_min: [1, 2], target_shape: [3]", "target_min", "has the shape [2], but target_shape is [3].")]
    [InlineData("target_min: 2, target_max: 1", "target_max", "is 1, which is below the least value 2.")]
    public void A_wrong_regression_is_refused(string setting, string key, string sentence) =>
        Assert.Equal(($"task.params.{key}", sentence), Mistake($"{Regression}, {setting}}}"));

    [Fact]
    public void A_super_resolution_of_two_shapes_is_refused() => Assert.Equal(
        ("task.params", "has a target_shape that is not the input_shape; leave it out."),
        Mistake("type: thelper.tasks.SuperResolution, params: {input_key: x, target_key: y, input_shape: [2], target_shape: [3]}"));

    [Fact]
    public void A_key_that_no_task_has_is_refused() => Assert.Equal(
        "task.params.dontcare", Mistake("type: thelper.tasks.Classification, params: {class_names: [a], input_key: x, label_key: y, dontcare: 1}").Path);

    private static string Classes(string classes) =>
        $"type: thelper.tasks.Classification, params: {{class_names: {classes}, input_key: image, label_key: null}}";

    private static LearningTask Create(string yaml) => Options(yaml).Create();

    private static ITaskOptions Options(string yaml) => Bound.To<Holder>($"task: {{{yaml}}}").Task;

    private static (string Path, string Sentence) Mistake(string yaml) => Bound.Mistake<Holder>($"task: {{{yaml}}}");

    private sealed record Holder
    {
        public required ITaskOptions Task { get; init; }
    }
}
