// Adds up for every minute of the day how many bookings have begun and how many have ended.
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
        int[] starts = new int[n];
        int[] ends = new int[n];
        int[] begun = new int[1441];
        int[] ended = new int[1441];
        for (int booking = 0; booking < n; booking++) {
            begun[starts[booking] = nextNumber()]++;
            ended[ends[booking] = nextNumber()]++;
        }
        for (int minute = 1; minute <= 1440; minute++) {
            begun[minute] += begun[minute - 1];
            ended[minute] += ended[minute - 1];
        }
        byte[] out = new byte[5 * n];
        int size = 0;
        for (int booking = 0; booking < n; booking++) {
            // All that begin before the end, without those that end in time and the booking itself.
            int count = begun[ends[booking] - 1] - ended[starts[booking]] - 1;
            if (count >= 1000) {
                out[size++] = (byte) ('0' + count / 1000);
            }
            if (count >= 100) {
                out[size++] = (byte) ('0' + count / 100 % 10);
            }
            if (count >= 10) {
                out[size++] = (byte) ('0' + count / 10 % 10);
            }
            out[size++] = (byte) ('0' + count % 10);
            out[size++] = '\n';
        }
        System.out.write(out, 0, size);
        System.out.flush();
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
