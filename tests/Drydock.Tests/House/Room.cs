namespace Drydock.Tests.House;

/// <summary>A part of the product that sees only the rooms to its left.</summary>
/// <param name="Name">Also the end of its namespace.</param>
/// <param name="Order">A room sees smaller numbers; rooms of the same number do not see each other.</param>
/// <param name="Because">What would go wrong if something further left used it.</param>
internal sealed record Room(string Name, int Order, string Because)
{
    /// <summary>From left to right.</summary>
    public static readonly Room[] All =
    [
        new("Oci", 0, "images as content are of use without any opinion about them"),
        new("Dockerfiles", 1, "a Dockerfile is parsed the same whatever is thought of it"),
        new("Workloads", 2, "a workload is parsed the same whatever is thought of it"),
        new("Inventories", 3, "an inventory depends on bytes alone, so that it can be cached and compared"),
        new("Advisories", 4, "what is known to be bad does not change what is in an image"),
        new("Repositories", 5, "where fixes come from does not change what is known to be bad"),
        new("Findings", 6, "what is wrong must not depend on who may overlook it"),
        new("Verdicts", 7, "a verdict must not depend on how it is told"),
        new("Reports", 8, "only reports know a wire format, so that a format can change alone"),
        new("Actions", 9, "whoever only looks must not be able to change anything"),
        new("Cli", 10, "the terminal and exit codes belong to one of several ways to call the product"),
        new("Server", 10, "a server is another way to call the product, and the two must not lean on each other"),
    ];

    /// <summary>The room of a type by its full name; null when it is not ours.</summary>
    public static Room? Of(string type)
    {
        var parts = type.Split('.');
        return parts is not ["Drydock", _, _, ..] ? null : parts[1] == "Core" ? Named(parts[2], type) : Named(parts[1], type);
    }

    public bool Sees(Room other) => other == this || other.Order < Order;

    private static Room Named(string name, string type) =>
        Array.Find(All, r => r.Name == name) ?? throw new InvalidOperationException($"'{type}' lies in no room: give it one, or add the room to the table with its because");
}
