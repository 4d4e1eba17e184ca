namespace Thelper.Tasks;

/// <summary>A task whose ground truth names classes.</summary>
public interface IClassTask
{
    /// <summary>The classes with their indices.</summary>
    ClassMap Classes { get; }

    /// <summary>The classes in the order of their indices.</summary>
    IReadOnlyList<string> ClassNames => Classes.Names;

    /// <summary>The index of a class, or null where there is no class of that name.</summary>
    /// <param name="className">Upper and lower case count.</param>
    int? IndexOf(string className) => Classes.IndexOf(className);
}
