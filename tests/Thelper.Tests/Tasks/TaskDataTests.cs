using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Tests.Tasks;

public sealed class TaskDataTests
{
    public static TheoryData<LearningTask> Tasks =>
    [
        new Classification(["dog", "cat"], "image", "label", ["path", "idx"]),
        new Classification(["crane", "crane"], "0", "1"),
        new Classification(["näme: [1]"], "image", labelKey: null),
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
        "The saved task is of the type 'os.system'; known is thelper.tasks.Classification.",
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

    private static string Refusal(string key, object? value)
    {
        var data = new Classification(["dog"], "image", "label").ToPlainData();
        data[key] = value;
        return Assert.Throws<InvalidDataException>(() => TaskData.Read(data)).Message;
    }
}
