"""Java by OpenJDK's interpreter: its just-in-time compiler works on threads of its own, by the clock."""

from effbench.languages.language import CLASSES, PROGRAM, SOURCE, Language

__all__ = ["JAVA"]

JAVA = Language(
    name="java",
    title="Java 17",
    rule="with the class `Main`",
    extension=".java",
    fences=("java",),
    source_file="Main.java",
    program_file="program.jar",
    compile=("javac", "-encoding", "UTF-8", "-J-Xmx512m", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1",
             "-proc:none", "-d", CLASSES, SOURCE),
    run=("/usr/bin/java", "-Xint", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=0",
         "-Xms256m", "-Xmx1g", "-Xss64m", "-cp", PROGRAM, "Main"),
    version=("javac", "-version"),
    compiler_packages=("openjdk-17-jdk-headless",),
    runtime_packages=("openjdk-17-jre-headless",),
    readable=("/etc/java-17-openjdk", "/etc/alternatives"),
    is_machine_code=False,
    bounds_address_space=False,
    margin=0.025,
    empty_source="public class Main {\n    public static void main(String[] arguments) {}\n}\n",
)  # fmt: skip
