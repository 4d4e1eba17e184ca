using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Tests.Tasks;

public sealed class TaskDataTests
{
    public static TheoryData<LearningTask> Tasks =>
    [
        new Classification(["dog", "cat"], "image", "label", ["path", "idx"]),
        new Classification(["crane", "crane"], "0", "1"),
        new Classification(["näme: [1]"], "image", labelKey: null),
        new Classification(["dog", "cat"], "image", "label", multiLabel: true),
        new GenericTask("image", metaKeys: ["path"]),
        new GenericTask("image", "truth"),
        new Segmentation(["sky", "ground"], "image", "mask", ["path"], 255),
        new Segmentation(
            new ClassMap(new Dictionary<string, int> { ["sky"] = 7, ["ground"] = 3 }), "image", "mask", null, -1,
            new Dictionary<int, Colour> { [3] = new(1, 2, 255) }),
        new Detection(["background", "cell"], "image", "boxes"),
        new Detection(["cell"], "image", null, ["path"], 9, new Dictionary<int, Colour> { [0] = new(9, 8, 7) })
        {
            Form = new TargetForm { InputShape = [3, 4, 5], TargetMin = [0.5], TargetMax = [1] },
        },
        new Regression("features", "quality"),
        new Regression("features", "quality", ["row"], new TargetForm
        {
            InputShape = [11], TargetShape = [2], TargetType = ScalarType.Float32, TargetMin = [0, -1.5], TargetMax = [1, double.PositiveInfinity],
        }),
        new Regression("features", "quality", null, new TargetForm { TargetShape = [] }),
        new SuperResolution("low", "high", null, new TargetForm { InputShape = [3, 8, 8], TargetType = ScalarType.UInt8 }),
    ];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_comes_back_from_plain_data(LearningTask task) =>
        Assert.True(TaskData.Read(task.ToPlainData()).IsSameAs(task));

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_comes_back_from_a_tensor_file(LearningTask task)
    {
        using var file = new MemoryStream();
        TorchFile.Save(file, task.ToPlainData());
        file.Position = 0;

        Assert.True(TaskData.Read((IReadOnlyDictionary<string, object?>)TorchFile.Load(file)!).IsSameAs(task));
    }

    [Fact]
    public void An_unknown_type_is_refused_with_its_name() => Assert.Equal(
        "The saved task is of the type 'os.system'; known are thelper.tasks.Task, thelper.tasks.Classification, "
        + "thelper.tasks.Segmentation, thelper.tasks.Detection, thelper.tasks.Regression, thelper.tasks.SuperResolution.",
        Refusal("type", "os.system"));

    [Theory]
    [InlineData("input_key", null, "The saved task has no text under 'input_key'.")]
    [InlineData("class_names", null, "The saved task has no list of texts under 'class_names'.")]
    [InlineData("class_names", "dog", "The saved task has no list of texts under 'class_names'.")]
    [InlineData("meta_keys", 3L, "The saved task has no list of texts under 'meta_keys'.")]
    public void A_damaged_entry_is_refused_with_its_key(string key, object? value, string sentence) =>
        Assert.Equal(sentence, Refusal(key, value));

    [Fact]
    public void A_list_with_something_else_than_texts_is_refused() => Assert.Equal(
        "The saved task has no list of texts under 'class_names'.",
        Refusal("class_names", new List<object?> { "dog", 3L }));

    [Fact]
    public void A_classification_saved_before_there_were_several_labels_has_one()
    {
        var data = new Classification(["dog"], "image", "label").ToPlainData();
        data.Remove("multi_label");

        Assert.False(((Classification)TaskData.Read(data)).MultiLabel);
    }

    [Theory]
    [InlineData("class_names", "sky", "The saved task has no section under 'class_names'.")]
    [InlineData("dontcare", "255", "The saved task has no integer under 'dontcare'.")]
    [InlineData("dontcare", long.MaxValue, "The saved task has a number out of range under 'dontcare'.")]
    [InlineData("dontcare", 0L, "The saved task contradicts itself: The don't-care value is 0, but that is the index of the class 'sky'; choose a value that no class has, such as 255.")]
    [InlineData("color_map", null, "The saved task has no section under 'color_map'.")]
    public void A_damaged_segmentation_is_refused(string key, object? value, string sentence) =>
        Assert.Equal(sentence, Refusal(key, value, new Segmentation(["sky"], "image", "mask")));

    [Theory]
    [InlineData(-1L, "The saved task has no index of the class 'sky' under 'class_names'.")]
    [InlineData("0", "The saved task has no index of the class 'sky' under 'class_names'.")]
    public void A_damaged_class_index_is_refused(object index, string sentence) => Assert.Equal(sentence, Refusal(
        "class_names", new Dictionary<string, object?> { ["sky"] = index }, new Segmentation(["sky"], "image", "mask")));

    [Theory]
    [InlineData("sky", 1L, "The saved task has the key 'sky' under 'color_map', which is no class index.")]
    [InlineData("0", 256L, "The saved task has no colour (three numbers from 0 to 255) for 0 under 'color_map'.")]
    public void A_damaged_colour_is_refused(string key, long part, string sentence) => Assert.Equal(sentence, Refusal(
        "color_map",
        new Dictionary<string, object?> { [key] = new List<object?> { 1L, 1L, part } },
        new Segmentation(["sky"], "image", "mask")));

    [Theory]
    [InlineData("input_shape", 3L, "The saved task has no list under 'input_shape'.")]
    [InlineData("target_type", "eval", "The saved task has the unknown type 'eval' under 'target_type'.")]
    public void A_damaged_regression_is_refused(string key, object value, string sentence) =>
        Assert.Equal(sentence, Refusal(key, value, new Regression("x", "y")));

    [Fact]
    public void A_wrong_size_in_a_shape_is_refused() => Assert.Equal(
        "The saved task has a wrong entry in the list 'input_shape'.",
        Refusal("input_shape", new List<object?> { 3L, 0L }, new Regression("x", "y")));

    private static string Refusal(string key, object? value, LearningTask? task = null)
    {
        var data = (task ?? new Classification(["dog"], "image", "label")).ToPlainData();
        data[key] = value;
        return Assert.Throws<InvalidDataException>(() => TaskData.Read(data)).Message;
    }
}
