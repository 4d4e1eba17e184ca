using Thelper.Configuration;
using Thelper.Data;
using Thelper.Models;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>What a trainer works with.</summary>
/// <param name="Context">The session's surroundings.</param>
/// <param name="Model">Stays the caller's.</param>
/// <param name="Task">What the model is asked to do.</param>
/// <param name="Loaders">The three sets; at least one.</param>
/// <param name="Seed">Of everything random in the engine.</param>
/// <param name="Checkpoint">Where to go on from; null starts from the beginning.</param>
public sealed record TrainerArguments(
    SessionContext Context, Module Model, LearningTask Task, LoaderSet Loaders, ulong Seed, Checkpoint? Checkpoint)
{
    /// <summary>Makes another model like <see cref="Model"/>, for a further device; null where there is only one.</summary>
    public Func<Module>? MakeModel { get; init; }

    /// <summary>What <see cref="Model"/> was made from, as it was bound; null where no configuration names it.</summary>
    public IModelOptions? ModelOptions { get; init; }

    /// <summary>The task, where the trainer is for tasks of its kind.</summary>
    /// <typeparam name="T">The kind of task.</typeparam>
    /// <param name="trainer">The trainer's name.</param>
    /// <param name="kinds">What it is for, in words.</param>
    /// <exception cref="SessionException">The task is of another kind.</exception>
    public T RequireTask<T>(string trainer, string kinds)
        where T : LearningTask =>
        Task as T ?? throw new SessionException($"The trainer {trainer} is for {kinds}, but the data is for {Task.Summary}.");

    /// <summary>The model, where it is of the kind that the trainer can train.</summary>
    /// <typeparam name="T">The kind of model.</typeparam>
    /// <param name="duty">What the model must do, in words.</param>
    /// <exception cref="ModelException">The model is of another kind.</exception>
    /// <exception cref="SettingException">It is, and a configuration names it.</exception>
    public T RequireModel<T>(string duty)
        where T : Module =>
        Model as T ?? throw (ModelOptions is null
            ? new ModelException($"For {Task.Summary} the model must {duty}; {Model.GetType().Name} does not.")
            : new SettingException(ModelOptions, $"does not suit the trainer: for {Task.Summary} the model must {duty}."));
}
