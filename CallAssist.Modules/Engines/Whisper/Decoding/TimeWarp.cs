namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Dynamic time warping (Sakoe and Chiba, 1978): the path through a matrix, down or to the right, whose values are highest in sum.</summary>
internal static class TimeWarp
{
    /// <summary>For every row the column at which the path enters it.</summary>
    /// <param name="values">[row][column].</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public static int[] Entries(ReadOnlySpan<float> values, int rows, int columns)
    {
        var (best, next) = (new float[columns], new float[columns]);
        var steps = new byte[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (step, from) = Best(best, next, row, column);
                next[column] = from + values[row * columns + column];
                steps[row * columns + column] = step;
            }
            (best, next) = (next, best);
        }
        return Trace(steps, rows, columns);
    }

    private const byte Down = 0, Right = 1, Diagonal = 2;

    private static (byte Step, float From) Best(float[] above, float[] here, int row, int column)
    {
        if (row == 0) return column == 0 ? (Diagonal, 0) : (Right, here[column - 1]);
        if (column == 0) return (Down, above[0]);
        var (down, right, diagonal) = (above[column], here[column - 1], above[column - 1]);
        if (diagonal >= down && diagonal >= right) return (Diagonal, diagonal);
        return right >= down ? (Right, right) : (Down, down);
    }

    private static int[] Trace(byte[] steps, int rows, int columns)
    {
        var entries = new int[rows];
        var (row, column) = (rows - 1, columns - 1);
        while (row >= 0 && column >= 0)
        {
            entries[row] = column;
            var step = steps[row * columns + column];
            if (step != Right) row--;
            if (step != Down) column--;
        }
        return entries;
    }
}
