using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>Functions and consumers that a configuration names besides the metrics.</summary>
public sealed class CallbackTests : IDisposable
{
    private readonly List<string> _calls = [];
    private readonly TinySession _session;

    public CallbackTests() => _session = new TinySession
    {
        Register = catalogue => catalogue
            .AddFunction("my.func", (iteration, arguments) => Note("func", iteration, arguments))
            .AddFunction("my.other", (iteration, arguments) => Note("other", iteration, arguments)),
    };

    [Fact]
    public void A_function_sees_every_batch_of_every_set()
    {
        _session.Start("trainer.callback=my.func", "trainer.epochs=1");

        Assert.Equal(5 + 2 + 2, _calls.Count);
        Assert.Equal(["func train 0 1/5 ()", "func valid 0 1/2 ()", "func test 0 1/2 ()"], _calls.Where(call => call.Contains(" 1/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("trainer.callback={type: my.func, params: {a: 1, b: [x, true]}}")]
    [InlineData("trainer.callback={type: thelper.train.PredictionCallback, params: {callback_func: my.func, callback_kwargs: {a: 1, b: [x, true]}}}")]
    [InlineData("trainer.callback={type: thelper.train.utils.PredictionCallback, params: {callback_func: {type: my.func, params: {a: 1}}, callback_kwargs: {b: [x, true]}}}")]
    [InlineData("trainer.metrics.own={type: my.func, params: {a: 1, b: [x, true]}}")]
    public void A_function_gets_the_arguments_of_the_configuration(string change)
    {
        _session.Start(change, "trainer.epochs=1");

        Assert.All(_calls, call => Assert.EndsWith("(a=1 b=x,True)", call, StringComparison.Ordinal));
        Assert.Equal(9, _calls.Count);
    }

    [Fact]
    public void The_key_of_a_set_comes_before_that_of_all_sets()
    {
        _session.Start("trainer.callback=my.func", "trainer.valid_callback=my.other", "trainer.test_iter_callback=", "trainer.epochs=1");

        Assert.Equal(["func train", "other valid"], _calls.Select(call => string.Join(' ', call.Split(' ')[..2])).Distinct());
    }

    [Fact]
    public void A_list_of_callbacks_is_called_in_its_order()
    {
        _session.Start("trainer.train_callback=[my.func, {type: my.other}]", "trainer.epochs=1");

        Assert.Equal(["func train 0 1/5 ()", "other train 0 1/5 ()", "func train 0 2/5 ()"], _calls.Take(3));
    }

    [Fact]
    public void A_callback_may_be_a_consumer_with_a_report_under_the_name_of_its_place()
    {
        _session.Start("trainer.valid_callback=[thelper.train.ConfusionMatrix, thelper.train.ClassifReport]", "trainer.epochs=1");

        Assert.Contains("valid_user_callback-0000.txt", _session.Outputs("valid"));
        Assert.Contains("valid_user_callback_2-0000.txt", _session.Outputs("valid"));
    }

    [Theory]
    [InlineData("trainer.callback=my.fun", "trainer.callback", "unknown metric or consumer 'my.fun'; did you mean 'my.func'?")]
    [InlineData("trainer.callback=true", "trainer.callback", "must be a metric or consumer, that is a section with 'type' and 'params', a list of such, or false, but received the value true.")]
    [InlineData("trainer.callback={type: my.func, params: 3}", "trainer.callback.params", "must be a section (names with values), but received the number 3.")]
    [InlineData("trainer.metrics.valid_user_callback.type=thelper.optim.Accuracy", "trainer.metrics", "has an entry named 'valid_user_callback', which is kept for callbacks; use another name.")]
    [InlineData(
        "trainer.callback={type: thelper.train.PredictionCallback, params: {callback_func: thelper.optim.Accuracy}}", "trainer.callback.params.callback_func",
        "is a metric or consumer, but must be a function that a plug-in made known (catalogue.AddFunction).")]
    public void A_callback_that_cannot_be_is_refused_with_its_place(string change, string path, string sentence)
    {
        var error = Assert.Single(Assert.Throws<ConfigException>(() => _session.Start(change)).Errors);

        Assert.Equal((path, sentence), (error.Path, error.Sentence));
    }

    [Fact]
    public void A_name_that_is_taken_is_refused() => Assert.Throws<ArgumentException>(
        () => StandardComponents.Catalogue().AddFunction("thelper.optim.Accuracy", (_, _) => { }));

    public void Dispose() => _session.Dispose();

    private void Note(string function, Iteration iteration, IReadOnlyDictionary<string, object?> arguments)
    {
        var set = Path.GetFileName(iteration.OutputPath).Split('-')[0];
        var texts = arguments.Select(pair => $"{pair.Key}={(pair.Value is List<object?> list ? string.Join(',', list) : pair.Value)}");
        _calls.Add($"{function} {set} {iteration.Epoch} {iteration.Index + 1}/{iteration.Count} ({string.Join(' ', texts)})");
    }
}
