namespace Thelper.Tests.Configuration;

public sealed class WholeMessageTests
{
    [Fact]
    public void Three_mistakes_are_told_at_once_with_their_places()
    {
        const string Text =
            """
            name: demo
            optimizer:
              type: torch.optim.SGD
              params:
                lr: fast
                momentun: 0.9
            trainer:
              epochs: 0
            """;

        var message = Demo.Complaint<SessionOptions>(Text);

        Assert.Equal(
            """
            demo.yml:5:9: optimizer.params.lr: must be a number, but received the text 'fast'.
            demo.yml:6:5: optimizer.params.momentun: unknown key 'momentun'; did you mean 'momentum'?
            demo.yml:8:11: trainer.epochs: must be at least 1, but is 0.
            3 errors in demo.yml.
            """,
            message);
    }

    [Fact]
    public void One_mistake_is_counted_in_the_singular()
    {
        Assert.EndsWith("\n1 error in demo.yml.", Demo.Complaint<ScalarSettings>("count: x"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_message_shows_a_type_of_the_program()
    {
        const string Text =
            """
            flag: []
            count: {}
            rate: x
            name: 1
            format: pdf
            root: true
            nope: 1
            """;

        var message = Demo.Complaint<ScalarSettings>(Text);

        Assert.DoesNotMatch("(?i)System|Int32|Double|Boolean|String|Options|Settings|Config[A-Z]|FilePath", message);
    }
}
