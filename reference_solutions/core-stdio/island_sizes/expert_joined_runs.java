// Takes each row apart into runs of land, and joins those that touch a run of the row above.
import java.io.IOException;
import java.util.Arrays;

public class Main {
    private static final int MOST_RUNS = 36 * 18;
    private static final int[] STARTS = new int[MOST_RUNS];
    private static final int[] ENDS = new int[MOST_RUNS]; // the places behind the last cells
    private static final int[] ISLANDS = new int[MOST_RUNS]; // a run of the same island that came before, or itself
    private static final int[] SIZES = new int[MOST_RUNS]; // of the whole island, where the run stands for it

    private static byte[] text;
    private static int at;

    private static int nextNumber() {
        int number = 0;
        for (; text[at] >= '0'; at++) {
            number = number * 10 + text[at] - '0';
        }
        at++;
        return number;
    }

    private static int islandOf(int run) {
        while (ISLANDS[run] != run) {
            run = ISLANDS[run] = ISLANDS[ISLANDS[run]];
        }
        return run;
    }

    private static void join(int one, int other) {
        one = islandOf(one);
        other = islandOf(other);
        if (one != other) {
            ISLANDS[other] = one;
            SIZES[one] += SIZES[other];
        }
    }

    private static int findRuns(int height) {
        byte[] text = Main.text;
        int above = 0;
        int nRuns = 0;
        int place = at;
        for (int row = 0; row < height; row++, place++) {
            int begin = place;
            int first = nRuns;
            while (true) {
                while (text[place] == '.') {
                    place++;
                }
                if (text[place] != '#') {
                    break;
                }
                int start = place - begin;
                while (text[place] == '#') {
                    place++;
                }
                int end = place - begin;
                STARTS[nRuns] = start;
                ENDS[nRuns] = end;
                ISLANDS[nRuns] = nRuns;
                SIZES[nRuns] = end - start;
                // Runs above that end before this one begins touch no later one either.
                while (above < first && ENDS[above] <= start) {
                    above++;
                }
                for (int touched = above; touched < first && STARTS[touched] < end; touched++) {
                    join(touched, nRuns);
                }
                nRuns++;
            }
            above = first;
        }
        at = place;
        return nRuns;
    }

    public static void main(String[] arguments) throws IOException {
        text = System.in.readAllBytes();
        StringBuilder out = new StringBuilder();
        for (int charts = nextNumber(); charts > 0; charts--) {
            int height = nextNumber();
            nextNumber(); // the width: rows end with a line feed
            int nRuns = findRuns(height);
            int nIslands = 0;
            int[] sizes = new int[nRuns];
            for (int run = 0; run < nRuns; run++) {
                if (ISLANDS[run] == run) {
                    sizes[nIslands++] = SIZES[run];
                }
            }
            Arrays.sort(sizes, 0, nIslands);
            out.append(nIslands);
            while (nIslands > 0) {
                out.append(' ').append(sizes[--nIslands]);
            }
            out.append('\n');
        }
        System.out.print(out);
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
