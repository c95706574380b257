// Peels leaves: an office is added to the one above as soon as all that report to it have been added.
import java.io.IOException;

public class Main {
    private static byte[] text;
    private static int at;

    private static int nextNumber() {
        byte[] text = Main.text;
        int at = Main.at;
        int number = 0;
        for (byte digit; (digit = text[at]) >= '0'; at++) {
            number = number * 10 + digit - '0';
        }
        Main.at = at + 1;
        return number;
    }

    public static void main(String[] arguments) throws IOException {
        text = System.in.readAllBytes();
        int n = nextNumber();
        int[] parents = new int[n + 1];
        int[] lead = new int[n + 1];
        int[] missing = new int[n + 1]; // how many that report to the office have not been added
        for (int office = 1; office <= n; office++) {
            missing[parents[office] = nextNumber()]++;
        }
        for (int office = 1; office <= n; office++) {
            lead[office] = text[at++] == 'A' ? 1 : -1;
        }
        missing[0] = -1; // nobody stands there: it is never ready
        for (int leaf = 1; leaf <= n; leaf++) {
            // Goes up from each leaf; where another one comes later, that one goes on.
            for (int office = leaf; missing[office] == 0;) {
                missing[office] = -1;
                int above = parents[office];
                lead[above] += lead[office];
                missing[above]--;
                office = above;
            }
        }
        byte[] out = new byte[n];
        for (int office = 1; office <= n; office++) {
            out[office - 1] = (byte) (lead[office] > 0 ? 'A' : lead[office] < 0 ? 'B' : '=');
        }
        System.out.write(out, 0, n);
        System.out.flush();
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
